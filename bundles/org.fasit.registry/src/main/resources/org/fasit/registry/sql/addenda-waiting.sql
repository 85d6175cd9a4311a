-- How many missed findings wait for an addendum, and since when the oldest does. A case that its
-- reader took back waits for nothing. A need is as old as its first word.
select count(*) as waiting, min(since) as oldest
from (
  select distinct on (a.site, a.assessment) a.site, a.assessment, a.step,
         (select min(n.logged_at)
          from addendum n
          where n.site = a.site and n.assessment = a.assessment and n.step = 'NEEDED'
            and not exists (select from undo u where u.site = n.site and u.assessment = n.id)) as since
  from addendum a
  where (cast(:product as text) is null or a.product = :product)
    and (cast(:manufacturer as text) is null or a.manufacturer = :manufacturer)
    and (cast(:version as text) is null or a.version = :version)
    and (cast(:site as text) is null or a.site = :site)
    and not exists (select from undo u where u.site = a.site and u.assessment = a.id)
    and not exists (select from undo u where u.site = a.site and u.assessment = a.assessment)
  order by a.site, a.assessment, a.logged_at desc, a.id desc
) last
where step = 'NEEDED'
