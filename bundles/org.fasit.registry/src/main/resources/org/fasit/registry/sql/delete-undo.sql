delete from undo
where site = :site and id = :id
