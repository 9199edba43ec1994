namespace Testing;

/// <summary>
/// The marked test fails when the setting of this key is ignored where it is used: it sets another value than the default, and expects what only that
/// value makes happen. That the key is read at all is the affair of the tests of the options.
/// </summary>
/// <param name="key">The key as hocon/ has it, such as <c>actorecho.listener.linger</c>.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class SettingEffectAttribute(string key) : Attribute
{
    public string Key => key;
}
