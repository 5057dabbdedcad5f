-- Growth a year that leads from one value to another: (to / from)^(1 / years) - 1.
-- Source: compound annual growth rate as used by Statistics Canada's SDG progress method.
-- Null, never a made-up figure, where it is not defined: no years, or a value that is not positive.
create macro macros.yearly_growth(from_value, to_value, years) as case
    when years > 0 and from_value > 0 and to_value > 0
        then round(power(to_value::double / from_value::double, 1.0 / years) - 1, 10)
end;
