using WorkforceOS.Host;

var app = await WorkforceHost.Create(args);
await app.RunAsync();
