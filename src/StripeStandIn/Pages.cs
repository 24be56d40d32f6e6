namespace WorkforceOS.StripeStandIn;

/// <summary>Stripe's own pages, as far as somebody who tries the product out needs them: one button pays with a test card.</summary>
internal static class Pages
{
    public static void Map(WebApplication app, Acts acts)
    {
        app.MapGet("/checkout/{session}", (HttpContext http, string session) => Show(http, session));
        app.MapPost("/checkout/{session}", (HttpContext http, string session) => Done(http, acts.CompleteCheckout(session)));
        app.MapGet("/invoice/{invoice}", (HttpContext http, string invoice) => Show(http, invoice));
        app.MapPost("/invoice/{invoice}", (HttpContext http, string invoice) => Done(http, acts.PayHosted(invoice)));
        app.MapGet("/portal/{page}", (HttpContext http, string page) => Show(http, page));
    }

    private static Task Show(HttpContext http, string what)
    {
        http.Response.ContentType = "text/html";
        return http.Response.WriteAsync($"""
            <!doctype html><title>A stand-in for Stripe</title><h1>Pay</h1><form method="post"><button>Pay with 4242</button></form><p>{System.Net.WebUtility.HtmlEncode(what)}</p>
            """, http.RequestAborted);
    }

    private static Task Done(HttpContext http, string? back)
    {
        if (back is null) return http.Response.WriteAsync("Thank you.", http.RequestAborted);
        http.Response.Redirect(back);
        return Task.CompletedTask;
    }
}
