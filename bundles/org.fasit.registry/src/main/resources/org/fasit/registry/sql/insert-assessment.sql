insert into assessment (site, id, logged_at, exposure, study, reader, manufacturer, product, version,
                        judgement, level, finding, presence)
values (:site, :id, :loggedAt, :exposure, :study, :reader, :manufacturer, :product, :version,
        :judgement, :level, :finding, :presence)
