-- A host asks while it runs whether its schema is there, and it runs as a role that owns nothing.
GRANT SELECT ON public.schema_history TO workforceos_system;
