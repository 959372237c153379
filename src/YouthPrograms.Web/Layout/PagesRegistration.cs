using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;

namespace YouthPrograms.Web.Layout;

/// <summary>What every page needs.</summary>
public static class PagesRegistration
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddLanguages();
        // Without it every Han character would be written as a number.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddRazorComponents();
        services.AddScoped<PageContext>();
        services.AddAntiforgery();
    }
}
