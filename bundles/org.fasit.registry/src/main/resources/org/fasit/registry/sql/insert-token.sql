insert into token (hash, role, site, label)
values (:hash, :role, :site, :label)
