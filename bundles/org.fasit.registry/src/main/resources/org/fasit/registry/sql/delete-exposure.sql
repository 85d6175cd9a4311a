delete from exposure
where site = :site and id = :id
