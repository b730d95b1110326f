using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Yinling.Platform.Backup;

/// <summary>How a value looks in the canonical dump, whatever the engine keeps it as.</summary>
internal enum ValueForm
{
    Text,
    Number,
    Truth,
    Id,

    /// <summary>UTC, whole microseconds: what both engines keep.</summary>
    Moment,
    Day,
    TimeOfDay,
    Bytes,

    /// <summary>Lists and nested objects: keys sorted.</summary>
    Nested,
}

/// <summary>Writes one value in canonical form.</summary>
internal static class CanonicalValue
{
    /// <summary>The form, from the model and not from the engine, so that both agree.</summary>
    public static ValueForm FormOf(IColumn column)
    {
        if (column.PropertyMappings.Count == 0 || column.PropertyMappings[0].Property.GetElementType() is not null) return ValueForm.Nested;
        var property = column.PropertyMappings[0].Property;
        var direct = FormOf(property.ClrType);
        // A type of our own, such as a strong id, is what its converter makes of it.
        return direct ?? FormOf(property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.GetTypeMapping().Converter?.ProviderClrType ?? typeof(string)) ?? ValueForm.Text;

        ValueForm? FormOf(Type type)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type.IsEnum) return (property.GetTypeMapping().Converter?.ProviderClrType ?? typeof(int)) == typeof(string) ? ValueForm.Text : ValueForm.Number;
            if (type == typeof(Guid)) return ValueForm.Id;
            if (type == typeof(DateTime) || type == typeof(DateTimeOffset)) return ValueForm.Moment;
            if (type == typeof(DateOnly)) return ValueForm.Day;
            if (type == typeof(TimeOnly)) return ValueForm.TimeOfDay;
            if (type == typeof(bool)) return ValueForm.Truth;
            if (type == typeof(byte[])) return ValueForm.Bytes;
            if (type == typeof(string) || type == typeof(char)) return ValueForm.Text;
            return type.IsPrimitive || type == typeof(decimal) ? ValueForm.Number : null;
        }
    }

    public static void Write(Utf8JsonWriter json, ValueForm form, object? value)
    {
        switch (form, value)
        {
            case (_, null): json.WriteNullValue(); break;
            case (ValueForm.Truth, bool truth): json.WriteBooleanValue(truth); break;
            case (ValueForm.Truth, _): json.WriteBooleanValue(Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0); break;
            case (ValueForm.Number, double real): json.WriteNumberValue(real); break;
            case (ValueForm.Number, float real): json.WriteNumberValue((double)real); break;
            case (ValueForm.Number, decimal exact): json.WriteNumberValue(exact); break;
            case (ValueForm.Number, _): json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case (ValueForm.Id, byte[] bytes): json.WriteStringValue(new Guid(bytes, bigEndian: true)); break;
            case (ValueForm.Id, string text): json.WriteStringValue(Guid.Parse(text)); break;
            case (ValueForm.Id, Guid id): json.WriteStringValue(id); break;
            case (ValueForm.Moment, _): json.WriteStringValue(Moment(value).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)); break;
            case (ValueForm.Day, DateOnly day): json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case (ValueForm.TimeOfDay, TimeOnly time): json.WriteStringValue(time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)); break;
            case (ValueForm.TimeOfDay, string time): json.WriteStringValue(TimeOnly.Parse(time, CultureInfo.InvariantCulture).ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)); break;
            case (ValueForm.Bytes, byte[] bytes): json.WriteStringValue(Convert.ToHexStringLower(bytes)); break;
            case (ValueForm.Nested, string text): Sorted(JsonNode.Parse(text))?.WriteTo(json); break;
            case (ValueForm.Nested, Array list): JsonSerializer.Serialize(json, list, list.GetType()); break;
            default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static DateTime Moment(object value) => value switch
    {
        DateTime moment => moment,
        DateTimeOffset moment => moment.UtcDateTime,
        _ => DateTime.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
    };

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject parts => new JsonObject(parts.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
