using YouthPrograms.OData.Http;

namespace YouthPrograms.OData.Write;

/// <summary>Collects every fault of a body, so that the caller hears of all at once.</summary>
internal sealed class BodyErrors
{
    private readonly List<ODataFailureDetail> details = [];

    public void Add(string target, string code, Message message, params object?[] arguments)
        => details.Add(new(code, Messages.Text(message, arguments), target));

    /// <summary>Refuses the body when it has a fault.</summary>
    public void Throw()
    {
        if (details.Count == 1)
            throw new RefusalException(new(400, details[0].Code, details[0].Message, details[0].Target, details));
        if (details.Count > 1)
            throw new RefusalException(new(400, "InvalidBody", Messages.Text(Message.InvalidBody, details.Count), null, details));
    }
}
