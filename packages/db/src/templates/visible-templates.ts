/**
 * Which templates tenant `$1` sees, as a condition on template `t`: its own, the shipped ones, and those shared with its code or
 * with all. The one place that says so; every query that reads a template uses it.
 */
export const VISIBLE_TO_TENANT = `(t.tenant_id = $1 OR t.tenant_id IS NULL OR EXISTS (
  SELECT 1 FROM template_share s
   WHERE s.template_id = t.id AND s.audience IN ('*', (SELECT me.code FROM tenant me WHERE me.id = $1))))`;
