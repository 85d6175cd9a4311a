insert into exposure (site, id, logged_at, patient, study, reader, result, study_date, age_months, sex,
                      modality, body_part, manufacturer, product, version, mode, conclusion, met, rests_on)
values (:site, :id, :loggedAt, :patient, :study, :reader, :result, :studyDate, :ageMonths, :sex,
        :modality, :bodyPart, :manufacturer, :product, :version, :mode, :conclusion, :met, :restsOn)
