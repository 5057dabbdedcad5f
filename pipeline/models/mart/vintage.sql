-- mart.vintage: every day on which a figure became known, was replaced or withdrawn; the state between two of them is one.
-- grain: vintage

select known_from as vintage from staging.accepted
union
select known_to from mart.observation where known_to is not null
