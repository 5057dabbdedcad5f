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

-- Where x lies seen from y: 1 beyond it in the direction that is wanted, 0 at it, -1 short of it. Printed decimals that
-- are equal stay so when half a digit was added to one of them: what the binary sum errs by is no distance.
create macro macros.side(direction, x, y) as case
    when abs(x - y) <= 1e-14 * greatest(abs(x), abs(y)) then 0
    else direction * sign(x - y)
end;

-- path-gap@1 (ours): the change made over the change that the path asks for by the same year. A path that stands still
-- at its baseline, or lies on the far side of it from what is wanted, asks for none, and there is no ratio to it.
create macro macros.path_ratio(b, v, path, direction) as case
    when macros.side(direction, path, b) > 0 then direction * (v - b) / abs(path - b)
end;

-- What path-gap@1 judges by: the ratio or, where there is none, the side of the path alone. At the path or beyond it is
-- as good as any ratio; short of it is a move away, which is where the ratio goes as a path nears its baseline.
create macro macros.path_pace(b, v, path, direction, strict) as case
    when macros.side(direction, path, b) > 0 then macros.path_ratio(b, v, path, direction)
    when macros.side(direction, v, path) > 0 or (macros.side(direction, v, path) = 0 and not strict)
        then 'infinity'::double
    when path is not null then '-infinity'::double
end;
