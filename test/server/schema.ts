/** Queries for the schema as the server's catalogs have it: all that compared databases must have alike. */

/** Not the server's own schemas. */
const OURS = "nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'";

/** The table with the version rows is Limbeck's. */
const NOT_VERSIONS = "relname !~ '^(alembic_version|limbeck_journal)'";

/**
 * One line for each thing, sorted: columns without their positions, constraints, indexes, types, views, routines, triggers,
 * policies, sequences, comments, privileges, extensions, partitions.
 */
export const EVERYTHING = `
SELECT line FROM (
  SELECT format('column %s.%s.%s %s notnull %s default %s identity %s generated %s collation %s', nspname, c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated,
      (SELECT collname FROM pg_collation WHERE oid = a.attcollation)) AS line
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ${OURS} AND ${NOT_VERSIONS}
  UNION ALL
  SELECT format('relation %s.%s kind %s persistence %s security %s %s options %s partition %s key %s bound %s', nspname, relname, relkind,
      relpersistence, relrowsecurity, relforcerowsecurity, array(SELECT unnest(reloptions) ORDER BY 1), relispartition,
      CASE WHEN relkind = 'p' THEN pg_get_partkeydef(c.oid) END, pg_get_expr(relpartbound, c.oid))
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND ${OURS} AND ${NOT_VERSIONS}
  UNION ALL
  SELECT format('constraint %s.%s %s %s %s', nspname, conrelid::regclass, contypid::regtype, conname, pg_get_constraintdef(c.oid))
    FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
    WHERE ${OURS} AND conrelid::regclass::text !~ 'alembic_version|limbeck_journal'
  UNION ALL
  SELECT format('index %s valid %s', pg_get_indexdef(indexrelid), indisvalid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace n ON n.oid = relnamespace WHERE ${OURS} AND ${NOT_VERSIONS}
  UNION ALL
  SELECT format('type %s.%s %s base %s notnull %s default %s values %s', nspname, typname, typtype, format_type(typbasetype, typtypmod), typnotnull,
      typdefault, array(SELECT enumlabel FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder))
    FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typtype IN ('e', 'd') AND ${OURS}
  UNION ALL
  SELECT format('view %s.%s %s', nspname, relname, pg_get_viewdef(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('v', 'm') AND ${OURS}
  UNION ALL
  SELECT format('routine %s', pg_get_functiondef(p.oid)) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
    WHERE ${OURS} AND prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
  UNION ALL
  SELECT format('trigger %s', pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT format('policy %s.%s %s %s %s %s %s %s', schemaname, tablename, policyname, permissive, roles, cmd, qual, with_check) FROM pg_policies
  UNION ALL
  SELECT format('sequence %s.%s %s %s %s %s %s %s %s owned %s', schemaname, sequencename, data_type, start_value, min_value, max_value,
      increment_by, cycle, cache_size, (SELECT refobjid::regclass || '.' || attname FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
        WHERE objid = (quote_ident(schemaname) || '.' || quote_ident(sequencename))::regclass AND deptype = 'a' AND refobjsubid > 0)) FROM pg_sequences
  UNION ALL
  SELECT format('comment %s %s', pg_describe_object(classoid, objoid, objsubid), description) FROM pg_description
    WHERE objoid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.objid = objoid AND deptype = 'e')
      AND pg_describe_object(classoid, objoid, objsubid) NOT LIKE 'extension %'
  UNION ALL
  SELECT format('privileges %s %s', what, line) FROM (
    SELECT oid::regclass::text AS what, relowner AS owner, relacl AS acl FROM pg_class WHERE oid >= 16384
    UNION ALL SELECT oid::regprocedure::text, proowner, coalesce(proacl, acldefault('f', proowner)) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT 'type ' || oid::regtype::text, typowner, coalesce(typacl, acldefault('T', typowner)) FROM pg_type WHERE oid >= 16384
    UNION ALL SELECT 'schema ' || nspname, nspowner, nspacl FROM pg_namespace WHERE oid >= 16384
    UNION ALL SELECT attrelid::regclass || '.' || attname, relowner, attacl FROM pg_attribute JOIN pg_class ON attrelid = pg_class.oid WHERE attrelid >= 16384
  ) AS objects, LATERAL (SELECT string_agg(format('%s %s %s', grantee::regrole, privilege_type, is_grantable), ', ' ORDER BY grantee, privilege_type)
    FROM aclexplode(acl) WHERE grantee <> owner) AS rights (line)
    WHERE line IS NOT NULL AND what !~ 'alembic_version|limbeck_journal'
  UNION ALL
  SELECT format('schema %s', nspname) FROM pg_namespace WHERE ${OURS}
  UNION ALL
  SELECT format('extension %s %s %s', extname, extversion, extnamespace::regnamespace) FROM pg_extension
) AS all_lines ORDER BY line COLLATE "C"`;
