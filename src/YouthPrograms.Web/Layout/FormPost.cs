using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Antiforgery;

namespace YouthPrograms.Web.Layout;

/// <summary>
/// What a form sent, with everything that was wrong about it so far. Nothing here refuses the request: a form whose token
/// has expired or whose number is no number is shown again with all that was typed.
/// </summary>
public sealed class FormPost : IBindableFromHttpContext<FormPost>
{
    private readonly List<Problem> problems = [];

    private FormPost(IFormCollection form) => Form = form;

    public IFormCollection Form { get; }

    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Nothing wrong so far: the use case may run.</summary>
    public bool IsSound => problems.Count == 0;

    public static async ValueTask<FormPost?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception refused) when (refused is BadHttpRequestException or InvalidDataException)
        {
            var post = new FormPost(FormCollection.Empty);
            post.problems.Add(new Problem(ProblemKind.TooLarge, "form-unreadable"));
            return post;
        }
        var read = new FormPost(form);
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            read.problems.Add(new Problem(ProblemKind.Invalid, "form-expired"));
        return read;
    }

    public string? Text(string name) =>
        Form.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;

    public string RequiredText(string name)
    {
        if (Text(name) is { } text)
            return text;
        problems.Add(Web.Problems.Required(name));
        return "";
    }

    public bool Checked(string name) => Text(name) is "true" or "on";

    public int? Whole(string name) => Parse<int>(name, "not-a-whole-number");

    public int RequiredWhole(string name) => Whole(name) ?? Missing<int>(name);

    public long? Key(string name) => Parse<long>(name, "not-a-choice");

    public long RequiredKey(string name) => Key(name) ?? Missing<long>(name);

    public DateOnly? Date(string name) => Parse<DateOnly>(name, "not-a-date");

    public DateOnly RequiredDate(string name) => Date(name) ?? Missing<DateOnly>(name);

    /// <summary>A local date and time as a browser sends it, of no zone yet.</summary>
    public DateTime? LocalTime(string name) => Parse<DateTime>(name, "not-a-date");

    public DateTime RequiredLocalTime(string name) => LocalTime(name) ?? Missing<DateTime>(name);

    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        if (Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value))
            return value;
        problems.Add(new Problem(ProblemKind.Invalid, "not-a-choice", name));
        return null;
    }

    public T RequiredChoice<T>(string name)
        where T : struct, Enum => Choice<T>(name) ?? Missing<T>(name);

    public IFormFile? File(string name) => Form.Files.GetFile(name) is { Length: > 0 } file ? file : null;

    public void Refuse(Problem problem) => problems.AddRange(problem.Flatten());

    /// <summary>The form as it is shown again.</summary>
    public FormState State() => new(Form.ToDictionary(field => field.Key, field => field.Value.ToString()), problems);

    /// <summary>The status of a page that shows the form again.</summary>
    public int Status() => problems.Count == 0 ? StatusCodes.Status200OK : Web.Problems.StatusOf(problems[0].Kind);

    private T? Parse<T>(string name, string code)
        where T : struct, IParsable<T>
    {
        if (Text(name) is not { } text)
            return null;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out var value))
            return value;
        problems.Add(new Problem(ProblemKind.Invalid, code, name, text));
        return null;
    }

    private T Missing<T>(string name)
        where T : struct
    {
        if (!problems.Any(problem => problem.Target == name))
            problems.Add(Web.Problems.Required(name));
        return default;
    }
}

/// <summary>What a form shows: the values typed and the problems that stand at its fields.</summary>
public sealed record FormState(IReadOnlyDictionary<string, string> Values, IReadOnlyList<Problem> Problems)
{
    public static readonly FormState Empty = new(new Dictionary<string, string>(), []);

    public string? ValueOf(string name) => Values.GetValueOrDefault(name);

    public IEnumerable<Problem> At(string name) => Problems.Where(problem => problem.Target == name);
}
