delete from adjudication
where site = :site and id = :id
