using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using YouthPrograms.Data.People;

namespace YouthPrograms.Data;

/// <summary>
/// Encrypts the columns marked <see cref="ProtectedPersonalDataAttribute"/> with Data Protection. An encrypted column can
/// be neither searched nor sorted; its keys live beside the database or, with several nodes, in it.
/// </summary>
public sealed class PersonalDataCipher(IDataProtectionProvider provider)
{
    private readonly IDataProtector protector = provider.CreateProtector("YouthPrograms.PersonalData");

    public string Protect(string plain) => protector.Protect(plain);

    public string Unprotect(string cipher) => protector.Unprotect(cipher);

    internal void Encrypt(IMutableEntityType type)
    {
        // Identity marks columns of its own; they are searched (e-mail) and belong to adults.
        if (type.ClrType == typeof(Account))
            return;
        foreach (var property in type.GetProperties())
        {
            if (property.PropertyInfo?.GetCustomAttribute<ProtectedPersonalDataAttribute>() is null)
                continue;
            property.SetValueConverter((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateOnly) ? Dates() : Texts());
            property.SetMaxLength(null);
        }
    }

    private ValueConverter<string, string> Texts() => new(plain => Protect(plain), cipher => Unprotect(cipher));

    private ValueConverter<DateOnly, string> Dates() => new(
        plain => Protect(plain.ToString("O", CultureInfo.InvariantCulture)),
        cipher => DateOnly.ParseExact(Unprotect(cipher), "O", CultureInfo.InvariantCulture));
}

/// <summary>Times are UTC in the model; SQLite forgets the kind.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
