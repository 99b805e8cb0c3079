-- Each seller who ships sends by a way of their own, or by one of the organization that runs the channel where they have none.

drop policy app_reads on shipping_methods;
create policy app_reads on shipping_methods for select to tessera_app
  using (org_id in ((select current_org()), (select current_shop())) or org_id = any ((select current_sellers())::uuid[]));

-- Which way for which seller, where the buyer chose one for them alone: {"<seller>": "<method>"}. Else `shipping_method_id` is for all.
alter table carts add column shipping_choices jsonb not null default '{}' check (jsonb_typeof(shipping_choices) = 'object');

-- How each seller sends what they ship, and what it costs: [{"seller", "name", "minDays", "maxDays", "minor", "taxMinor"}], amounts
-- as text. Orders from before have none: theirs was shipped by one.
create function shipping_sum(lines jsonb, field text) returns bigint language sql immutable parallel safe
  as $$ select coalesce(sum((line ->> field)::bigint), 0)::bigint from jsonb_array_elements(lines) as line $$;
alter table orders
  add column shipping_lines jsonb not null default '[]',
  add constraint shipping_adds_up check (shipping_lines = '[]'
    or (shipping_sum(shipping_lines, 'minor') = shipping_minor and shipping_sum(shipping_lines, 'taxMinor') = shipping_tax_minor));
