select count(*)
from adjudication d
where d.product = :product
  and (cast(:manufacturer as text) is null or d.manufacturer = :manufacturer)
  and (cast(:version as text) is null or d.version = :version)
  and (cast(:site as text) is null or d.site = :site)
  and d.logged_at >= :from and d.logged_at < :to
  and not exists (select from undo u where u.site = d.site and u.assessment = d.id)
  and not exists (select from assessment a where a.site = d.site and a.id = d.assessment)
