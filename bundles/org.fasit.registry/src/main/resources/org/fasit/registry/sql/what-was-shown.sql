select site, manufacturer, product, extract(year from first_shown at time zone :zone)::int as year, count(*) as exams
from (
  select site, manufacturer, product, study, min(logged_at) as first_shown
  from exposure
  where (cast(:site as text) is null or site = :site)
  group by site, manufacturer, product, study
) exam
group by 1, 2, 3, 4
order by product, manufacturer, year desc, site
limit 1000
