select hash, role, site
from token
where hash = :hash
