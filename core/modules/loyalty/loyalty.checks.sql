-- check: LC1 cards taken of a programme are those set aside and those that live, and no more than there may be
select p.org_id, p.id, p.cards_taken, coalesce(r.cards, 0) as set_aside, coalesce(c.cards, 0) as living, p.card_limit
  from loyalty_programmes p
  left join (select org_id, programme_id, sum(cards) as cards from loyalty_reservations where state in ('held', 'firm') group by 1, 2) r
         on r.org_id = p.org_id and r.programme_id = p.id
  left join (select org_id, programme_id, count(*) as cards from loyalty_cards where state in ('active', 'suspended') group by 1, 2) c
         on c.org_id = p.org_id and c.programme_id = p.id
 where p.cards_taken <> coalesce(r.cards, 0) + coalesce(c.cards, 0) or p.cards_taken > p.card_limit;
-- check: LC2 a line whose cards were issued has as many as were set aside for it
select r.org_id, r.id, r.line_id, r.cards, count(c.id) as issued
  from loyalty_reservations r left join loyalty_cards c on c.org_id = r.org_id and c.line_id = r.line_id
 where r.state = 'issued' group by 1, 2 having r.cards <> count(c.id);
-- check: LC3 nobody holds a living card for a line that is void
select c.org_id, c.id, c.state, l.phase
  from loyalty_cards c join order_lines l on l.org_id = c.order_org_id and l.id = c.line_id
 where c.state in ('active', 'suspended') and l.phase = 'void';
-- check: LC4 what is set aside belongs to a line that is held or active
select r.org_id, r.id, r.state, l.phase
  from loyalty_reservations r join order_lines l on l.org_id = r.order_org_id and l.id = r.line_id
 where r.state in ('held', 'firm') and l.phase in ('open', 'void', 'done');
-- check: LC5 every card that was sold came of what was set aside for its line
select c.org_id, c.id, c.line_id
  from loyalty_cards c
 where c.line_id is not null
   and not exists (select from loyalty_reservations r where r.org_id = c.org_id and r.line_id = c.line_id and r.programme_id = c.programme_id
                                                        and r.state = 'issued');
