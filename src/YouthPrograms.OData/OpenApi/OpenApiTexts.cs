using System.Globalization;

namespace YouthPrograms.OData.OpenApi;

/// <summary>Everything the document says of the protocol rather than of the model.</summary>
internal enum OpenApiText
{
    Service,
    Unbound,
    Documents,
    Read,
    ReadOne,
    Count,
    Create,
    Change,
    Replace,
    Remove,
    Filter,
    Search,
    OrderBy,
    Top,
    Skip,
    CountOption,
    Select,
    Expand,
    Compute,
    Apply,
    Key,
    IfMatch,
    IfNoneMatch,
    Prefer,
    PreferWrite,
    Language,
    ETag,
    Page,
    Entity,
    Created,
    Changed,
    Nothing,
    NotModified,
    Value,
    Error,
    NotFilterable,
    NotSortable,
    ServiceDocument,
    Metadata,
    Batch,
    ThisDocument,
    Link,
    ErrorCode,
    ErrorMessage,
    ErrorTarget,
    ErrorDetails,
    NextLink,
    TotalCount,
    Location,
}

/// <summary>The words, in Chinese or else in English.</summary>
internal sealed class OpenApiTexts(CultureInfo language)
{
    private readonly bool chinese = language.TwoLetterISOLanguageName == "zh";

    public string this[OpenApiText text]
    {
        get
        {
            var (inEnglish, inChinese) = Both(text);
            return chinese ? inChinese : inEnglish;
        }
    }

    private static (string English, string Chinese) Both(OpenApiText text) => text switch
    {
        OpenApiText.Service => ("An OData 4.01 service.", "OData 4.01 服务。"),
        OpenApiText.Unbound => ("Operations that belong to no set.", "不属于任何集合的操作。"),
        OpenApiText.Documents => ("Documents about the service, and batches.", "服务的说明文档与批处理。"),
        OpenApiText.Read => ("Reads a page of the set; @odata.nextLink leads to the next one.", "读取一页数据；@odata.nextLink 指向下一页。"),
        OpenApiText.ReadOne => ("Reads one entity.", "读取一个实体。"),
        OpenApiText.Count => ("Counts the entities, as plain text.", "以纯文本返回实体数量。"),
        OpenApiText.Create => ("Creates an entity.", "创建一个实体。"),
        OpenApiText.Change => ("Changes the properties that are given.", "修改给出的属性。"),
        OpenApiText.Replace => ("Replaces the entity: what is not given gets its default.", "整体替换：未给出的属性取默认值。"),
        OpenApiText.Remove => ("Deletes the entity.", "删除该实体。"),
        OpenApiText.Filter => ("Only rows for which the expression is true, such as `Name eq 'A'`.", "只返回使表达式为真的行，例如 `Name eq 'A'`。"),
        OpenApiText.Search => ("Only rows that contain the words, ignoring case.", "只返回包含这些词的行，不分大小写。"),
        OpenApiText.OrderBy => ("Expressions to sort by, each with asc or desc.", "排序表达式，可加 asc 或 desc。"),
        OpenApiText.Top => ("The most rows to answer.", "最多返回的行数。"),
        OpenApiText.Skip => ("Rows to leave out at the beginning.", "从头跳过的行数。"),
        OpenApiText.CountOption => ("Answers the number of all matching rows as well.", "同时返回匹配行的总数。"),
        OpenApiText.Select => ("Only these properties.", "只返回这些属性。"),
        OpenApiText.Expand => ("Related entities to be answered within; options in parentheses.", "一并返回的关联实体；括号内可加选项。"),
        OpenApiText.Compute => ("Computed properties, such as `Points div 2 as Half`.", "计算属性，例如 `Points div 2 as Half`。"),
        OpenApiText.Apply => ("Steps of aggregation, such as `groupby((State),aggregate($count as Rows))`.", "聚合步骤，例如 `groupby((State),aggregate($count as Rows))`。"),
        OpenApiText.Key => ("The key.", "主键。"),
        OpenApiText.IfMatch => ("The ETag of the version that is meant, or *. Another version is 412, none given 428 where it is required.", "所依据版本的 ETag，或 *。版本不符返回 412；必填而未给出返回 428。"),
        OpenApiText.IfNoneMatch => ("The ETag the caller already has; the same version is answered 304.", "调用方已有版本的 ETag；版本相同时返回 304。"),
        OpenApiText.Prefer => ("maxpagesize=n for shorter pages, omit-values=nulls to leave nulls out.", "maxpagesize=n 缩短页长，omit-values=nulls 省略空值。"),
        OpenApiText.PreferWrite => ("return=minimal for no body in the answer.", "return=minimal 表示应答不带正文。"),
        OpenApiText.Language => ("Language of messages and descriptions: zh-CN or en.", "消息与说明的语言：zh-CN 或 en。"),
        OpenApiText.ETag => ("The version of the entity, for If-Match and If-None-Match.", "实体的版本，用于 If-Match 与 If-None-Match。"),
        OpenApiText.Page => ("A page of the set.", "集合的一页。"),
        OpenApiText.Entity => ("The entity.", "该实体。"),
        OpenApiText.Created => ("Created; the entity as it is now.", "已创建；返回实体的当前内容。"),
        OpenApiText.Changed => ("Changed; the entity as it is now.", "已修改；返回实体的当前内容。"),
        OpenApiText.Nothing => ("Done, with nothing to say.", "已完成，无内容返回。"),
        OpenApiText.NotModified => ("The caller has this version already.", "调用方已有此版本。"),
        OpenApiText.Value => ("The answer.", "结果。"),
        OpenApiText.Error => ("Refused, with a stable code and words in the caller's language.", "被拒绝：含固定代码及调用方语言的说明。"),
        OpenApiText.NotFilterable => ("Not by: ", "不可用于："),
        OpenApiText.NotSortable => ("Not by: ", "不可用于："),
        OpenApiText.ServiceDocument => ("The list of sets.", "集合列表。"),
        OpenApiText.Metadata => ("The schema as CSDL, in XML or JSON.", "CSDL 架构，XML 或 JSON。"),
        OpenApiText.Batch => ("Several requests in one; a change set happens whole or not at all.", "多个请求合并发送；变更集要么全部完成，要么全不生效。"),
        OpenApiText.ThisDocument => ("This document.", "本文档。"),
        OpenApiText.Link => ("The address of an entity to link with, such as `Events(1)`.", "要关联的实体地址，例如 `Events(1)`。"),
        OpenApiText.ErrorCode => ("A stable word for the cause.", "原因的固定代码。"),
        OpenApiText.ErrorMessage => ("The cause in the caller's language.", "以调用方语言写明的原因。"),
        OpenApiText.ErrorTarget => ("The property or parameter that is meant.", "所指的属性或参数。"),
        OpenApiText.ErrorDetails => ("Every cause, where there are several.", "有多个原因时逐一列出。"),
        OpenApiText.NextLink => ("The address of the next page; missing on the last one.", "下一页的地址；末页没有。"),
        OpenApiText.TotalCount => ("All matching rows, where $count=true was asked for.", "匹配行的总数，仅当请求了 $count=true。"),
        OpenApiText.Location => ("The address of the new entity.", "新实体的地址。"),
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };
}
