using YouthPrograms.Data;
using YouthPrograms.OData;

namespace YouthPrograms.Web.Security;

/// <summary>
/// Whether the request is answered with something that is shown once, so that nobody keeps the answer: no cache, and not the
/// store behind Idempotency-Key. One for the scope, which the parts of a batch share.
/// </summary>
public sealed class SecretAnswer
{
    public bool IsGiven { get; private set; }

    public void Give(HttpResponse response)
    {
        IsGiven = true;
        response.Headers.CacheControl = "no-store";
    }
}

internal static class SecretAnswers
{
    public static ODataResult OnceOnly(this ODataContext<Viewer> context, object value)
    {
        context.Get<SecretAnswer>().Give(context.Http.Response);
        return ODataResult.Value(value);
    }
}
