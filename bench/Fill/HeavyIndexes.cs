namespace WorkforceOS.Bench;

/// <summary>Indexes and the exclusion constraint of the large tables: put aside while millions of rows go in, and put back as they were.</summary>
internal sealed class HeavyIndexes(BenchDatabase database)
{
    private const string LargeTables = "('scheduling.shifts'::regclass, 'scheduling.bookings'::regclass, 'attendance.records'::regclass, 'attendance.entries'::regclass, 'tasks.individual_tasks'::regclass, 'staffing.assignments'::regclass, 'staffing.applications'::regclass)";

    /// <summary>How each is made, and how it is dropped.</summary>
    private const string Definitions = $"""
        SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS made,
               format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS dropped
        FROM pg_constraint WHERE conrelid IN {LargeTables} AND contype IN ('x', 'u')
        UNION ALL
        SELECT pg_get_indexdef(indexrelid), format('DROP INDEX %s', indexrelid::regclass)
        FROM pg_index WHERE indrelid IN {LargeTables} AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        """;

    public Task PutAside(CancellationToken cancel) => database.Execute($"""
        DO $$
        DECLARE statement text;
        BEGIN
            CREATE TABLE bench.indexes AS {Definitions};
            FOR statement IN SELECT dropped FROM bench.indexes LOOP EXECUTE statement; END LOOP;
        END $$
        """, cancel);

    /// <summary>One after the other, each for itself: broken off, it goes on with the next.</summary>
    public async Task PutBack(CancellationToken cancel)
    {
        foreach (var missing in await Missing(cancel))
            await database.Execute($"BEGIN; SET LOCAL maintenance_work_mem = '1GB'; {missing}; COMMIT;", cancel);
    }

    /// <exception cref="BenchException">The tables are not indexed as the schema has it.</exception>
    public async Task Check(CancellationToken cancel)
    {
        if (await Missing(cancel) is [var first, ..]) throw new BenchException($"An index is not as it was before the fill: {first}");
    }

    private async Task<List<string>> Missing(CancellationToken cancel) =>
        [.. (await database.Rows($"SELECT made FROM bench.indexes EXCEPT SELECT made FROM ({Definitions}) AS now ORDER BY made", cancel)).Select(row => row[0])];
}
