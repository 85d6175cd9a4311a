-- Versions stand with the year in which an exam was first shown by them: the year of their review.
select site, manufacturer, product, year,
       count(*) filter (where first) as exams,
       array_agg(distinct version order by version) as versions
from (
  select site, manufacturer, product, version,
         extract(year from first_shown at time zone :zone)::int as year,
         row_number() over (partition by site, manufacturer, product, study order by first_shown) = 1 as first
  from (
    select site, manufacturer, product, study, version, min(logged_at) as first_shown
    from exposure
    where (cast(:site as text) is null or site = :site)
    group by site, manufacturer, product, study, version
  ) exam_by_version
) exam
group by site, manufacturer, product, year
order by product, manufacturer, year desc, site
limit :most
