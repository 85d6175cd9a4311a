insert into addendum (site, id, logged_at, assessment, study, reader, manufacturer, product, version, step)
values (:site, :id, :loggedAt, :assessment, :study, :reader, :manufacturer, :product, :version, :step)
