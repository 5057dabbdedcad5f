-- The value that a path asks for at a time: ours, for the government published end points only.
-- After the target year the target is held; a path that is to go on is given a later end before it comes here.

create macro macros.path_value(shape, b, t0, target, target_at, moment) as case
    when b is null or moment < t0 or target_at <= t0 or (shape = 'geometric' and b * target <= 0) then null
    when moment >= target_at then target
    when shape = 'linear' then b + (target - b) * (moment - t0) / (target_at - t0)
    when shape = 'geometric' then b * power(target / b, (moment - t0) / (target_at - t0))
end;

-- The time at which a path reaches a value; beyond its ends it is carried on as it runs.
create macro macros.path_time(shape, b, t0, target, target_at, v) as case
    when target = b then null
    when shape = 'linear' then t0 + (v - b) / (target - b) * (target_at - t0)
    when shape = 'geometric' and b * target > 0 and b * v > 0 then t0 + ln(v / b) / ln(target / b) * (target_at - t0)
end;

-- A target carried on along its path to a later year (the rule `extend`).
create macro macros.carried_on(shape, b, t0, target, target_at, moment) as case
    when shape = 'geometric' then b * power(target / b, (moment - t0) / (target_at - t0))
    else b + (target - b) * (moment - t0) / (target_at - t0)
end;

-- Growth a year needed from the latest value to the target; null where it is reached, no year is left, or a sign
-- changes.
create macro macros.growth_needed(v, t, target, target_at) as macros.compound_growth(v, target, target_at - t);
