delete from token
where role = :role and (site = :site or (site is null and label = :label))
