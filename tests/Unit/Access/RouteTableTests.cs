using Microsoft.AspNetCore.Builder;
using Yinling.Access.Pipeline;
using Yinling.Platform.Access;

namespace Yinling.Unit.Access;

public sealed class RouteTableTests
{
    private static readonly Permission Read = new("things.read", "查看", Role.Clerk);

    private static RouteTable Of(Action<WebApplication> map)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        map(app);
        var table = new RouteTable();
        table.ReadFrom(app);
        return table;
    }

    [Fact]
    public void A_route_without_a_rule_stops_the_start_and_is_named()
    {
        var table = Of(app =>
        {
            app.MapGet("/things", () => "").Needs(Read);
            app.MapPost("/bare/{id}", () => "");
        });
        Assert.Contains("POST /bare/{id}", Assert.Throws<InvalidOperationException>(table.AssertRules).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_with_two_rules_stops_the_start_too() =>
        Assert.Throws<InvalidOperationException>(Of(app => app.MapGet("/things", () => "").Needs(Read).OpenToAll("no")).AssertRules);

    [Fact]
    public void Every_kind_of_rule_is_enough_and_is_listed()
    {
        var table = Of(app =>
        {
            app.MapGet("/a", () => "").Needs(Read);
            app.MapPost("/b", () => "").ForSignedIn();
            app.MapMethods("/c", ["GET", "PUT"], () => "").OpenToAll("why");
        });
        table.AssertRules();
        Assert.Equal([new("GET", "/a", "things.read"), new("POST", "/b", "signed-in"), new("GET", "/c", "open"), new("PUT", "/c", "open")], table.Lines);
    }

    [Fact]
    public void Routes_of_the_framework_that_nobody_gave_a_rule_to_are_left_to_the_gate()
    {
        var table = Of(app => app.MapGet("/_framework/opaque", () => ""));
        table.AssertRules();
        Assert.Empty(table.Lines);
    }
}
