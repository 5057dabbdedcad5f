-- How the rounding of printed figures is taken into account: a printed 0.3 stands for 0.25 up to 0.35.

-- What a printed number leaves open on either side: half a unit of its last digit, 0.05 for 0.3.
create macro macros.rounding_half(decimals) as 0.5 * power(10, -decimals);
