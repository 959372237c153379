namespace YouthPrograms.OData.Tests.Robustness;

/// <summary>Bytes changed, lost, doubled, moved or cut off; in addresses also what percent-encoding can go wrong with.</summary>
internal static class Damage
{
    private static readonly string[] Splinters =
    [
        "%", "%2", "%zz", "%FF", "%C3", "%C3%28", "%00", "%0D%0A", "%2F", "%27", "%3B", "%26", "%E4%BD", "%ED%A0%80", "%F0%9F%92%A9", "+", "'", "\"", "(", ")", "/", "//", "..", "?", "&", "=", "$",
        "@", ";", ",", " ", "\t", "\u0001", "#", "\\", "小", "é", "\uD83D\uDE00", "null", "-", "9999999999",
    ];

    public static string Address(string good, Chance chance)
    {
        var text = new System.Text.StringBuilder(good);
        for (var times = 1 + chance.Below(3); times > 0; times--)
        {
            var at = chance.Below(text.Length);
            var length = Math.Min(1 + chance.Below(8), text.Length - at);
            switch (chance.Below(5))
            {
                case 0 when text.Length > length: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2 when at > 0: text.Length = at; break;
                default: text.Insert(at, chance.Of(Splinters)); break;
            }
        }
        return text.Length > 0 && text[0] == '/' ? text.ToString() : "/" + text;
    }

    public static byte[] Bytes(byte[] good, Chance chance)
    {
        List<byte> body = [.. good];
        for (var times = 1 + chance.Below(3); times > 0; times--)
        {
            if (body.Count == 0)
                body.Add((byte)'{');
            var at = chance.Below(body.Count);
            var length = Math.Min(1 + chance.Below(12), body.Count - at);
            switch (chance.Below(7))
            {
                case 0: body.RemoveRange(at, length); break;
                case 1: body.InsertRange(at, body.GetRange(at, length)); break;
                case 2: body[at] = (byte)chance.Below(256); break;
                case 3: body.RemoveRange(at, body.Count - at); break;
                case 4: body[at] = "\"{}[],:$/()-\r\n \0"u8[chance.Below(16)]; break;
                case 5: body.InsertRange(at, body.GetRange(chance.Below(body.Count - length + 1), length)); break;
                default: (body[at], body[^(at + 1)]) = (body[^(at + 1)], body[at]); break;
            }
        }
        return [.. body];
    }
}
