select count(*)
from assessment a
where a.product = :product
  and (cast(:manufacturer as text) is null or a.manufacturer = :manufacturer)
  and (cast(:version as text) is null or a.version = :version)
  and (cast(:site as text) is null or a.site = :site)
  and a.logged_at >= :from and a.logged_at < :to
  and not exists (select from undo u where u.site = a.site and u.assessment = a.id)
  and not exists (select from exposure e
                  where e.product = a.product and e.site = a.site and e.study = a.study
                    and e.manufacturer = a.manufacturer)
