using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class LatenessTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Asked_after_five_minutes_told_after_ten_given_up_after_thirty()
    {
        var on = await OnShift.Book(host);
        on.At(4);
        await host.RunJob("staffing.late");
        (await on.Rows("SELECT late_warned_at FROM staffing.assignments WHERE id = $1")).Single().Str("late_warned_at").ShouldBeNull();
        on.At(6);
        await host.RunJob("staffing.late");
        await host.RunJob("staffing.late");
        (await on.Rows("SELECT late_warned_at FROM staffing.assignments WHERE id = $1")).Single().Str("late_warned_at").ShouldNotBeNull();
        (await on.Incidents()).ShouldBeEmpty();
        on.At(11);
        await host.RunJob("staffing.late");
        await host.RunJob("staffing.late");
        (await on.Incidents()).ShouldHaveSingleItem().Str("incident_type").ShouldBe("lateClockIn");
        on.At(31);
        await Task.WhenAll(host.RunJob("staffing.late"), host.RunJob("staffing.late"));

        (await on.Status()).ShouldBe("noShow");
        (await on.Incidents()).Select(i => (i.Str("incident_type"), i.Str("status"))).ShouldBe([("lateClockIn", "resolved"), ("noShow", "open")]);
        (await on.Rows("SELECT r.assigned_count FROM staffing.shift_roles r JOIN staffing.assignments a ON a.shift_role_id = r.id WHERE a.id = $1")).Single().Number("assigned_count").ShouldBe(0);
    }

    [Fact]
    public async Task However_many_began_at_the_same_moment_each_is_asked()
    {
        var on = await OnShift.Book(host);
        await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
        await using var others = source.CreateCommand("""
            WITH others AS (
                INSERT INTO staffing.staff SELECT other.* FROM generate_series(1, 450) n, staffing.staff s JOIN staffing.assignments a ON a.id = $1 AND a.staff_id = s.id,
                    jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'user_id', null, 'phone', '+1999' || n)) other RETURNING id)
            INSERT INTO staffing.assignments SELECT other.* FROM others, staffing.assignments a, jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'staff_id', others.id)) other WHERE a.id = $1
            """);
        others.Parameters.AddWithValue(on.Assignment);
        (await others.ExecuteNonQueryAsync()).ShouldBe(450);

        on.At(6);
        await host.RunJob("staffing.late");

        (await on.Rows("SELECT count(late_warned_at) AS asked FROM staffing.assignments WHERE starts_at = (SELECT starts_at FROM staffing.assignments WHERE id = $1)")).Single().Number("asked").ShouldBe(451);
        await using var gone = source.CreateCommand("UPDATE staffing.assignments SET status = 'cancelled' WHERE id <> $1 AND shift_role_id = (SELECT shift_role_id FROM staffing.assignments WHERE id = $1)");
        gone.Parameters.AddWithValue(on.Assignment);
        await gone.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task After_hours_of_downtime_whoever_did_not_come_is_given_up_once_and_may_still_come()
    {
        var on = await OnShift.Book(host);
        on.At(200);
        await host.RunJob("staffing.late");
        (await on.Status()).ShouldBe("noShow");

        (await on.ClockIn()).Should(200)["lateMinutes"].GetInt32().ShouldBe(200);

        (await on.Status()).ShouldBe("checkedIn");
        (await on.Rows("SELECT r.assigned_count FROM staffing.shift_roles r JOIN staffing.assignments a ON a.shift_role_id = r.id WHERE a.id = $1")).Single().Number("assigned_count").ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_clocks_in_while_they_are_given_up_is_there_or_a_no_show_and_never_both()
    {
        for (var round = 0; round < 10; round++)
        {
            var on = await OnShift.Book(host);
            on.At(31);
            var came = on.ClockIn();
            await Task.WhenAll(came, host.RunJob("staffing.late"));
            (await came).Should(200);
            (await on.Status()).ShouldBe("checkedIn");
            (await on.Rows("SELECT r.assigned_count FROM staffing.shift_roles r JOIN staffing.assignments a ON a.shift_role_id = r.id WHERE a.id = $1")).Single().Number("assigned_count").ShouldBe(1);
        }
    }
}
