using FsCheck;
using FsCheck.Fluent;
using YouthPrograms.Training.Certificates;

namespace YouthPrograms.Training.Tests.Certificates;

public class NumberingCertificates
{
    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    public void A_serial_is_read_as_it_was_made(string typed)
    {
        var serial = Serials.Make(2026, "7KQM3FXA");
        Assert.Matches("^YP26-7KQM-3FXA-[2-9A-Z]$", serial);
        Assert.Equal(serial, Serials.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, serial)));
        Assert.Equal(serial, Serials.Read(serial.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("YP26")]
    [InlineData("YP26-7KQM-3FXO-2")]
    [InlineData("XX26-7KQM-3FXA-2")]
    [InlineData("YPAB-7KQM-3FXA-2")]
    public void What_no_certificate_can_have_is_no_serial(string? typed) => Assert.Null(Serials.Read(typed));

    [Fact]
    public void A_wrong_letter_shows() =>
        Prop.ForAll(Letters.ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), Gen.Choose(1, 30).ToArbitrary(), (letters, place, by) =>
        {
            var serial = Serials.Make(2026, letters);
            var other = Serials.Alphabet[(Serials.Alphabet.IndexOf(letters[place], StringComparison.Ordinal) + by) % 31];
            var wrong = letters[..place] + other + letters[(place + 1)..];
            return Serials.Read($"YP26-{wrong[..4]}-{wrong[4..]}-{serial[^1]}") is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_neighbours_changed_about_show() =>
        Prop.ForAll(Letters.ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (letters, place) =>
        {
            var serial = Serials.Make(2026, letters);
            var wrong = letters[..place] + letters[place + 1] + letters[place] + letters[(place + 2)..];
            return wrong == letters || Serials.Read($"YP26-{wrong[..4]}-{wrong[4..]}-{serial[^1]}") is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Other_words_or_another_serial_have_another_hash()
    {
        var content = CertificateContent.Write([("School", "示例第一小学"), ("Present", "42")]);
        Assert.Equal("School: 示例第一小学\nPresent: 42", content);
        var hash = CertificateContent.Hash("YP26-7KQM-3FXA-2", content);
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.NotEqual(hash, CertificateContent.Hash("YP26-7KQM-3FXA-3", content));
        Assert.NotEqual(hash, CertificateContent.Hash("YP26-7KQM-3FXA-2", content + "0"));
    }

    [Fact]
    public void A_line_break_in_a_name_does_not_make_a_line() =>
        Assert.Equal("School: A B", CertificateContent.Write([("School", "A\nB")]));

    private static Gen<string> Letters => Gen.Elements(Serials.Alphabet.ToCharArray()).ArrayOf(8).Select(letters => new string(letters));
}
