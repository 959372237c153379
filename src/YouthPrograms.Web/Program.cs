using YouthPrograms.OData;
using YouthPrograms.Reminders;
using YouthPrograms.Web;
using YouthPrograms.Web.Features.Accounts;
using YouthPrograms.Web.Features.Bookings;
using YouthPrograms.Web.Features.Developers;
using YouthPrograms.Web.Features.Draws;
using YouthPrograms.Web.Features.Entries;
using YouthPrograms.Web.Features.Family;
using YouthPrograms.Web.Features.Funding;
using YouthPrograms.Web.Features.Kits;
using YouthPrograms.Web.Features.Operations;
using YouthPrograms.Web.Features.Organizing;
using YouthPrograms.Web.Features.Publishing;
using YouthPrograms.Web.Features.Reminders;
using YouthPrograms.Web.Features.Results;
using YouthPrograms.Web.Features.Setup;
using YouthPrograms.Web.Features.Tournaments;
using YouthPrograms.Web.Features.Training;
using YouthPrograms.Web.Features.Volunteers;
using YouthPrograms.Web.Layout;
using YouthPrograms.Web.Security;

if (args is [VerifyDrawCommand.Name, ..])
    return VerifyDrawCommand.Run(args, Console.Out);

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseDefaultUrl();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = Uploads.RequestLimit);
var installation = Installation.Of(builder.Configuration, builder.Environment);
var services = builder.Services;

services.AddStorage(installation);
services.AddSignIn();
services.AddViewer();
services.AddPolicies();
services.AddIdempotency();
services.AddRateLimits(builder.Configuration);
services.AddPages();
services.AddUploads();

services.AddServiceModel();
services.AddReminders(builder.Configuration, installation.DataDirectory, installation.ConnectionString);
services.AddAccounts();
services.AddSetup();
services.AddEntries();
services.AddFamily();
services.AddOrganizing();
services.AddDraws();
services.AddResults();
services.AddTournaments();
services.AddPublishing(installation);
services.AddBookings();
services.AddTraining();
services.AddKits();
services.AddFunding();
services.AddVolunteers();
services.AddOperations();

var app = builder.Build();

app.UseTrustedProxies(installation);
app.UseRequestLocalization();
app.UseExceptionHandler(errors => errors.Run(Errors.ShowAsync));
app.UseSecurityHeaders();
app.UseHeadRequests();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimits();
app.UseViewer();
app.UseProgramAccess();
app.UseAuthorization();
app.UseOutputCache();
app.UseIdempotency();

app.MapStaticAssets().AllowAnonymous();
app.MapLanguages();
app.MapAccounts();
app.MapEntries();
app.MapFamily();
app.MapOrganizing();
app.MapDraws();
app.MapResults();
app.MapTournaments();
app.MapPublishing();
app.MapBookings();
app.MapTraining();
app.MapKits();
app.MapFunding();
app.MapVolunteers();
app.MapDevelopers();
app.MapOperations();
app.MapUnsubscribing();
app.MapOData(ServiceModel.Prefix).AllowAnonymous();
app.MapFallback(Pages.NotFound).AllowAnonymous();

await app.PrepareAsync();
await app.RunAsync();
return 0;

/// <summary>Named for the tests, which start the service from it.</summary>
public sealed partial class Program;
