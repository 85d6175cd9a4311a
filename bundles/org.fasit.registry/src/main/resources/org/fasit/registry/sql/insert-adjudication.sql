insert into adjudication (site, id, logged_at, assessment, study, reader, manufacturer, product, version,
                          logged, decision, corrected)
values (:site, :id, :loggedAt, :assessment, :study, :reader, :manufacturer, :product, :version,
        :logged, :decision, :corrected)
