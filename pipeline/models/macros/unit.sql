-- A number of one unit as a number of its base unit. The whole part of the factor and the rest are multiplied apart:
-- in one product of exact decimals, eighteen digits times 兆円 would leave no room for a factor such as 0.001.

create macro macros.times_whole(number, factor) as number * trunc(factor)::decimal(14, 0);

create macro macros.times_rest(number, factor) as number * (factor - trunc(factor))::decimal(8, 6);

-- Exact to six decimals.
create macro macros.in_base_unit(number, factor) as
    (macros.times_whole(number, factor) + macros.times_rest(number, factor)::decimal(38, 6))::decimal(38, 6);

-- The same number in another unit of the same base, for drawing.
create macro macros.in_unit(number, factor, other_factor) as
    (macros.times_whole(number, factor)::double + macros.times_rest(number, factor)::double) / other_factor::double;

-- Whether a kind of unit counts things: a count is not negative, and its unit may go without saying.
create macro macros.is_count(dimension) as dimension in (
    'person', 'company', 'case', 'organisation', 'organisation_group', 'paper', 'site', 'rank'
);
