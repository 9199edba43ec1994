using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ActorEcho.Tests.Edge;

/// <summary>Certificates made for one test, and their files.</summary>
public sealed class Certificates : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actorecho-tls-");

    /// <summary>An authority.</summary>
    public X509Certificate2 Authority { get; } = Make("authority", null);

    public string AuthorityFile => Write("authority.pem", Authority.ExportCertificatePem());

    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>A certificate for a host, issued by <see cref="Authority"/> unless it is another's, with its key in two files.</summary>
    public CertificateFiles Issue(string host, X509Certificate2? issuer = null, TimeSpan? validFor = null)
    {
        using var certificate = Make(host, issuer ?? Authority, validFor);
        return Write(host, certificate);
    }

    public CertificateFiles Write(string name, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        return new CertificateFiles(Write($"{name}.pem", certificate.ExportCertificatePem()), Write($"{name}.key", key!.ExportPkcs8PrivateKeyPem()));
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose()
    {
        Authority.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A certificate with its key, for a client to show.</summary>
    public static X509Certificate2 Make(string name, X509Certificate2? issuer, TimeSpan? validFor = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: issuer is null, false, 0, critical: true));
        var from = TimeProvider.System.GetUtcNow().AddDays(-10);
        var to = from + (validFor ?? TimeSpan.FromDays(30));
        if (issuer is null)
        {
            return request.CreateSelfSigned(from, to);
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer, from, to < issuer.NotAfter ? to : issuer.NotAfter, RandomNumberGenerator.GetBytes(8));
        return certificate.CopyWithPrivateKey(key);
    }
}
