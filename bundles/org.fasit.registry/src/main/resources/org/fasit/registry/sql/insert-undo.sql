insert into undo (site, id, logged_at, assessment)
values (:site, :id, :loggedAt, :assessment)
