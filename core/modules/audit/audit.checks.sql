-- check: A1 audit entries follow one another without a gap, each naming the hash of the one before
select org_id, seq from (
  select org_id, seq, prev, lag(seq) over chain as seq_before, lag(hash) over chain as hash_before from audit_entries window chain as (partition by org_id order by seq)) e
 where seq_before is not null and (seq <> seq_before + 1 or prev <> hash_before);
-- check: A2 a chain of audit entries ends where its record says
select coalesce(c.org_id, e.org_id) as org_id, c.seq as head, e.last from audit_chains c
  full join (select org_id, max(seq) as last from audit_entries group by 1) e on e.org_id = c.org_id
 where c.org_id is null
    or coalesce(e.last, (select max(p.seq) from audit_checkpoints p where p.org_id = c.org_id), 0) <> c.seq
    or exists (select from audit_entries h where h.org_id = c.org_id and h.seq = c.seq and h.hash <> c.hash);
-- check: A3 what is left of a chain begins right after its checkpoint
select e.org_id, e.first from (select org_id, min(seq) as first from audit_entries group by 1) e
 where e.first <> 1 + coalesce((select max(p.seq) from audit_checkpoints p where p.org_id = e.org_id), 0);
