update entry
set key_id = :keyId, content_hash = :contentHash, content = cast(:content as jsonb)
where site = :site and id = :id
