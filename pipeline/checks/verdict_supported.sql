-- error: a verdict without two comparable observations, silence without a reason, or a headline its methods deny.
select target_set_id, area_id, method_id, verdict, reason
from mart.verdict
where (verdict <> 'undetermined' and (observation_id is null or points < 2))
    or (verdict = 'undetermined' and reason is null)
union all
select headline.target_set_id, headline.area_id, 'headline', headline.verdict, headline.reason
from mart.headline as headline
join mart.verdict as judged using (target_set_id, area_id)
where headline.verdict not in ('undetermined', 'split') and judged.verdict not in ('undetermined', headline.verdict)
