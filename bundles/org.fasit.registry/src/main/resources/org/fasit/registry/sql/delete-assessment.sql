delete from assessment
where site = :site and id = :id
