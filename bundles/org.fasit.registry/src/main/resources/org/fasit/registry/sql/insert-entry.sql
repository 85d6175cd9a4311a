insert into entry (site, id, kind, logged_at, key_id, content_hash, content)
values (:site, :id, :kind, :loggedAt, :keyId, :contentHash, cast(:content as jsonb))
on conflict (site, id) do nothing
