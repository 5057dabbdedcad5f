-- Student's t for prediction intervals and probabilities.

-- The 90th percentile by degrees of freedom, which bounds an 80 % interval: printed tables to 30, beyond them
-- Cornish and Fisher's expansion. Source: Abramowitz and Stegun, Handbook of Mathematical Functions, table 26.10 and
-- 26.7.5.
create macro macros.t_90(freedom) as case
    when freedom < 1 then null
    when freedom <= 30 then [
        3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341,
        1.337, 1.333, 1.330, 1.328, 1.325, 1.323, 1.321, 1.319, 1.318, 1.316, 1.315, 1.314, 1.313, 1.311, 1.310
    ][freedom]::double
    else 1.2815516 + (power(1.2815516, 3) + 1.2815516) / (4 * freedom)
end;

-- The product over j = 1 .. k of (2j - odd) / (2j + 1 - odd).
create macro macros.t_weight(k, odd) as
    exp(coalesce(list_sum(list_transform(range(1, k + 1), lambda j: ln((2.0 * j - odd) / (2.0 * j + 1 - odd)))), 0));

-- The share of Student's t below a value. Source: the same, 26.7.3 and 26.7.4 (finite sums for whole degrees of
-- freedom).
create macro macros.t_below(value, freedom) as 0.5 + 0.5 * case
    when freedom = 1 then 2 / pi() * atan(value)
    when freedom % 2 = 1 then 2 / pi() * (
        atan(value / sqrt(freedom)) + sin(atan(value / sqrt(freedom))) * list_sum(list_transform(
            range(0, (freedom - 1) // 2),
            lambda k: macros.t_weight(k, 0) * power(cos(atan(value / sqrt(freedom))), 2 * k + 1)
        ))
    )
    else sin(atan(value / sqrt(freedom))) * list_sum(list_transform(
        range(0, freedom // 2), lambda k: macros.t_weight(k, 1) * power(cos(atan(value / sqrt(freedom))), 2 * k)
    ))
end;
