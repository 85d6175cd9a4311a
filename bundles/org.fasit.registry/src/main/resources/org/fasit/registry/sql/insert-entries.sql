-- All entries of a call in one statement. An id that is returned was not stored before. Counts of
-- changed rows do not tell that: the driver may join statements (reWriteBatchedInserts) and then
-- has no count for each.
insert into entry (site, id, kind, logged_at, key_id, content_hash, content)
select :site, given.id, given.kind, cast(given.logged_at as timestamptz), :keyId,
       decode(given.content_hash, 'hex'), cast(given.content as jsonb)
from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:loggedAt as text[]),
            cast(:contentHashes as text[]), cast(:contents as text[]))
  as given (id, kind, logged_at, content_hash, content)
order by given.id
on conflict (site, id) do nothing
returning id
