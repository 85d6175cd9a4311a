select key_id, content
from entry
where site = :site and id = :id
