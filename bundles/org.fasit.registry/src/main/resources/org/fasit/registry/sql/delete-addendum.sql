delete from addendum
where site = :site and id = :id
