select id, content_hash
from entry
where site = :site and id = any(:ids)
