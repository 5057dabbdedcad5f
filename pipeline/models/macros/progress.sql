-- Progress from a baseline towards a target: four methods, each a pure function of its inputs.
-- The formula of path-gap@1 stands with the paths.
-- base b at t0, latest value v at t, target T at tT; direction is 1 where more is wanted, -1 where less is.
-- Every macro gives null, never a made-up figure, where its formula is not defined: no constant stands in for nought.

-- ratio-cagr@1: observed growth over required growth, R = sign(b) d CAGR_o / |CAGR_r|.
-- Source: Statistics Canada and Open SDG, progress methodology with a numeric target.
create macro macros.ratio_cagr(b, t0, v, t, target, target_at, direction) as
    sign(b) * direction * macros.compound_growth(b, v, t - t0) / nullif(
        abs(macros.compound_growth(b, target, target_at - t0)), 0
    );

-- The score of ratio-cagr@1 from -5 to 5 as Statistics Canada prints it.
create macro macros.ratio_cagr_score(ratio, reached) as case
    when reached then 5.0
    when ratio >= 0.6 then least(7.1429 * ratio - 4.2857, 5)
    else greatest(4.1667 * ratio - 2.5, -5)
end;

-- The value that the observed growth leads to in the target year.
create macro macros.value_extrapolated(b, t0, v, t, target_at) as v * power(
    1 + macros.compound_growth(b, v, t - t0), target_at - t
);

-- un-extrapolate@1: the share of the way from baseline to target that the observed growth would have covered by then.
-- Source: UN Statistics Division, Sustainable Development Goals Progress Chart 2023, technical note.
create macro macros.un_ratio(b, t0, v, t, target, target_at, direction) as
    direction * (macros.value_extrapolated(b, t0, v, t, target_at) - b) / nullif(abs(target - b), 0);

-- linear-rate@1: the yearly change observed over the yearly change required.
-- Source: Sustainable Development Report (SDSN), trend arrows.
create macro macros.linear_ratio(b, t0, v, t, target, target_at, direction) as case
    when t > t0 and target_at > t0
        then direction * ((v - b) / (t - t0)) / nullif(abs((target - b) / (target_at - t0)), 0)
end;

create macro macros.method_ratio(method, b, t0, v, t, target, target_at, path, direction) as case method
    when 'ratio-cagr@1' then macros.ratio_cagr(b, t0, v, t, target, target_at, direction)
    when 'un-extrapolate@1' then macros.un_ratio(b, t0, v, t, target, target_at, direction)
    when 'linear-rate@1' then macros.linear_ratio(b, t0, v, t, target, target_at, direction)
    when 'path-gap@1' then macros.path_ratio(b, v, path, direction)
end;

-- Why a method has no verdict although there is an observation after the baseline; null where it has one.
create macro macros.method_reason(method, b, t0, v, t, target, target_at, path) as case
    when b is null or t0 is null or target_at is null or t is null or t <= t0 or target_at <= t0
        then 'base_year_mismatch'
    when method in ('ratio-cagr@1', 'un-extrapolate@1') and (b * v <= 0 or b * target <= 0) then 'sign_change'
    when method = 'path-gap@1' and path is null then 'sign_change' -- no rate leads from the one to the other
end;

-- The word for a ratio. Where baseline and target are equal there is no ratio: short of them is a move away.
-- Once the target year has come, an unreached target is not on track whatever the pace was.
-- `strict` judges the open end of a rounding interval, a value that is approached and never reached.
create macro macros.ratio_verdict(ratio, short, on_track_from, acceleration_from, year_over, strict) as case
    when short < 0 or (short = 0 and not strict) then 'achieved'
    when ratio is null or ratio < 0 or (ratio = 0 and strict) then 'deterioration'
    when ratio < acceleration_from or (ratio = acceleration_from and strict) then 'limited'
    when ratio < on_track_from or (ratio = on_track_from and strict) or year_over then 'acceleration_needed'
    else 'on_track'
end;

-- One method's verdict, all its inputs given; the thresholds are those of reference.method.
create macro macros.verdict(
    method, on_track_from, acceleration_from, b, t0, v, t, target, target_at, path, direction, strict
) as case
    when macros.method_reason(method, b, t0, v, t, target, target_at, path) is not null then 'undetermined'
    else macros.ratio_verdict(
        case method
            when 'path-gap@1' then macros.path_pace(b, v, path, direction, strict)
            else macros.method_ratio(method, b, t0, v, t, target, target_at, path, direction)
        end,
        macros.side(direction, target, v), on_track_from, acceleration_from, t >= target_at, strict
    )
end;

-- The class in a method's own words: 3, 2, 1 of the UN chart, the four arrows of SDSN, and the verdict for the others.
create macro macros.method_class(method, ratio, verdict) as case
    when verdict = 'undetermined' then null
    when method = 'un-extrapolate@1'
        then case when verdict = 'achieved' or ratio >= 0.95 then '3' when ratio >= 0.1 then '2' else '1' end
    when method = 'linear-rate@1' then case
        when verdict = 'achieved' or ratio >= 1 then 'on_track'
        when ratio >= 0.5 then 'moderate'
        when ratio >= 0 then 'stagnating'
        else 'decreasing'
    end
    else verdict
end;

-- The order of the words, from none to the best.
create macro macros.verdict_rank(verdict) as
    list_position(['undetermined', 'deterioration', 'limited', 'acceleration_needed', 'on_track', 'achieved'], verdict);
